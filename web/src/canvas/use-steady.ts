import { useCallback, useLayoutEffect, useRef } from 'react'

/** The function of the last drawing under one identity: handing it on draws nothing again. */
export function useSteady<Args extends readonly unknown[], Result>(
  act: (...args: Args) => Result,
): (...args: Args) => Result {
  const latest = useRef(act)
  useLayoutEffect(() => {
    latest.current = act
  })
  return useCallback((...args) => latest.current(...args), [])
}
