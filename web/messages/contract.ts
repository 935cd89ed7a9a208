// What a catalogue of messages must hold: the English one gives the shape, so a key that is missing in another language does not compile.
import type { en } from './en.ts'

/** The same shape with any words in it. */
export type Widened<T> = T extends string
  ? string
  : T extends (...words: infer Words) => string
    ? (...words: Words) => string
    : { readonly [Key in keyof T]: Widened<T[Key]> }

export type Messages = Widened<typeof en>
