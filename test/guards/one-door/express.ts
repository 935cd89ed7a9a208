// Breaks atlas/one-door where it stands as crawler/ages.ts: only the API answers.
import express from 'express'

export const app = express
