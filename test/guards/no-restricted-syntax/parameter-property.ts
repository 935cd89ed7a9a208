// Breaks no-restricted-syntax where it stands as model/ages.ts: Node cannot erase it.
export class Age {
  constructor(readonly years: number) {}
}
