// Breaks no-restricted-syntax where it stands as model/ages.ts: Node cannot erase it.
export enum Age {
  Young = 0,
}
