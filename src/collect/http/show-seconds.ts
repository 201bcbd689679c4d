/** Milliseconds for messages, in seconds with a tenth: `20 s`, `0.4 s`. */
export const showSeconds = (ms: number): string => `${Math.ceil(ms / 100) / 10} s`
