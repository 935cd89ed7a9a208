// What searches found is kept until the index changes, and never more of it than a memory may hold.
import { describe, expect, test } from 'vitest'
import { createFoundMemory } from '#model/store/search-memory.ts'

describe('the memory of searches', () => {
  test('gives what was found in this version of the index and in no other', () => {
    const memory = createFoundMemory<string>(10)
    memory.put(1, 'cats', 'three servers')
    expect(memory.get(1, 'cats')).toBe('three servers')
    expect(memory.get(1, 'dogs')).toBeUndefined()
    expect(memory.get(2, 'cats')).toBeUndefined()
  })

  test('forgets everything when a newer version is found', () => {
    const memory = createFoundMemory<string>(10)
    memory.put(1, 'cats', 'three servers')
    memory.put(2, 'dogs', 'one server')
    expect(memory.get(2, 'cats')).toBeUndefined()
    expect(memory.get(1, 'cats')).toBeUndefined()
    expect(memory.get(2, 'dogs')).toBe('one server')
  })

  test('keeps no more questions than it may; the oldest goes first', () => {
    const memory = createFoundMemory<number>(3)
    for (let number = 1; number <= 5; number += 1) memory.put(7, `question ${number}`, number)
    expect([1, 2, 3, 4, 5].map((number) => memory.get(7, `question ${number}`))).toEqual([undefined, undefined, 3, 4, 5])
  })
})
