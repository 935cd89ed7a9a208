// A failure on its way through streams and promises, which carry only errors; it never leaves this folder.
import type { Failure } from '#model/failure.ts'

/** An exchange ended by our own decision or with its reason already known. */
export class Breach extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.reason)
    this.name = 'Breach'
    this.failure = failure
  }
}
