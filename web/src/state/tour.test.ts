import { beforeEach, expect, test } from 'vitest'
import { endTour, nextStep, offerTour, startTour, tour, tourSteps } from './tour.ts'

beforeEach(() => {
  localStorage.clear()
  tour.setState({ asked: false, step: null })
})

test('it is offered until this user has seen it, or skipped it', () => {
  offerTour('u1')
  expect(tour.getState().asked).toBe(true)
  startTour()
  expect(tour.getState()).toEqual({ asked: false, step: 'wait' })
  endTour('u1')
  offerTour('u1')
  expect(tour.getState()).toEqual({ asked: false, step: null })
  offerTour('u2')
  expect(tour.getState().asked).toBe(true)
})

test('after the last step it is over and remembered', () => {
  startTour()
  for (const _ of tourSteps) nextStep('u1')
  expect(tour.getState().step).toBeNull()
  offerTour('u1')
  expect(tour.getState().asked).toBe(false)
})
