// What NodeInfo's flag and figures are worth in software that has little else to say: shared corrections for adapters.
import type { Facts, RegistrationMode, Usage } from '#model/facts.ts'

/** What `openRegistrations` means in one software; a mode that is absent does not follow from the flag. */
export interface FlagMeaning {
  readonly open?: RegistrationMode
  readonly shut?: RegistrationMode
}

/** The correction that turns `openRegistrations` into a mode; a mode that is there already stands (other-software.md 1.3). */
export function readFlagAs(meaning: FlagMeaning): (nodeinfo: Facts) => Facts {
  return (nodeinfo) => {
    if (nodeinfo.openRegistrations === undefined || (nodeinfo.registrations?.mode ?? 'unknown') !== 'unknown') return nodeinfo
    const mode = nodeinfo.openRegistrations ? meaning.open : meaning.shut
    return mode === undefined ? nodeinfo : { ...nodeinfo, registrations: { ...nodeinfo.registrations, mode } }
  }
}

/** The facts without figures that this software never measures; `usage` goes when nothing is left of it. */
export function dropFigures(nodeinfo: Facts, ...figures: readonly (keyof Usage)[]): Facts {
  if (nodeinfo.usage === undefined) return nodeinfo
  const kept = Object.entries(nodeinfo.usage).filter(([figure]) => !figures.includes(figure as keyof Usage))
  const { usage: _usage, ...rest } = nodeinfo
  return kept.length === 0 ? rest : { ...rest, usage: Object.fromEntries(kept) }
}

/** The facts with figures that are the same on every server of this software: shown as such, and part of no total (other-software.md 1.5). */
export function markConstant(nodeinfo: Facts): Facts {
  return nodeinfo.usage === undefined ? nodeinfo : { ...nodeinfo, usage: { ...nodeinfo.usage, quality: 'constant' } }
}
