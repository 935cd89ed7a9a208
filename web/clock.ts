// The time of the reader's device, for ages of figures and for waiting between two questions; the only reader of it in the pages.

/** Milliseconds since 1970 on the reader's device. */
export function now(): number {
  return Date.now()
}

/** Waits that many milliseconds; ends early, without an error, when the signal is aborted. */
export function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve()
    const timer = setTimeout(resolve, milliseconds)
    signal?.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        resolve()
      },
      { once: true },
    )
  })
}
