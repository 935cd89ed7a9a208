// What a command is: its words, its options and what it does; main.ts finds it, explains it and runs it.
import type { Config } from '#model/config.ts'
import type { Seam } from '../network/contract.ts'

/** Where a command reads and writes; tests give their own. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Columns of an interactive terminal; undefined when the output is not one. */
  readonly columns: number | undefined
}

export interface CommandContext {
  readonly config: Config
  readonly terminal: Terminal
  /** Aborted when the user asks to stop. */
  readonly signal: AbortSignal
  /** The way out: the internet, unless a test says otherwise. */
  readonly seam: Seam
}

export interface CommandOption {
  readonly name: string
  readonly type: 'boolean' | 'string'
  readonly sentence: string
}

export type OptionValues = Readonly<Record<string, string | boolean | undefined>>

export interface Command {
  readonly name: string
  /** What stands behind the name, for example `<domain>…`. */
  readonly operands: string
  readonly summary: string
  readonly options: readonly CommandOption[]
  /** How many operands it takes. */
  readonly takes: { readonly least: number; readonly most: number }
  /** Returns the exit code: 0 done, 1 not done (said why), 2 misused. */
  readonly run: (context: CommandContext, operands: readonly string[], options: OptionValues) => Promise<number>
}

/** Exit codes, the same for every command. */
export const EXIT = { done: 0, failed: 1, misused: 2, interrupted: 130 } as const
