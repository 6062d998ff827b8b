import { type RefObject, useEffect, useState } from 'react'

/** Whether an element has left the window at the top: the reader looks further down. */
export function useScrolledDown(top: RefObject<HTMLElement | null>): boolean {
  const [isDown, setDown] = useState(false)
  useEffect(() => {
    const onScroll = () => setDown((top.current?.getBoundingClientRect().bottom ?? 0) < 0)
    // Scrolling does not bubble, and what scrolls is the frame around the page.
    document.addEventListener('scroll', onScroll, { capture: true, passive: true })
    return () => document.removeEventListener('scroll', onScroll, { capture: true })
  }, [top])
  return isDown
}
