/** A program that runs, and never says that it is ready. */
process.on('message', () => {})

export {}
