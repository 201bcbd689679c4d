/** Lets one at a time through, in the order of asking. */
export class Mutex {
  #tail: Promise<void> = Promise.resolve()

  /** Resolves when it is the caller's turn, with the function that ends the turn. */
  async lock(): Promise<() => void> {
    const before = this.#tail
    let release: () => void = () => {}
    this.#tail = new Promise((done) => {
      release = done
    })
    await before
    return release
  }

  async run<T>(turn: () => Promise<T>): Promise<T> {
    const release = await this.lock()
    try {
      return await turn()
    } finally {
      release()
    }
  }
}
