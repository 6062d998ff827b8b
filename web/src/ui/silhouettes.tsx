import type { Family } from '@trailwright/shared/nodes/define.ts'
import type { ReactElement } from 'react'

/** The outline of each family in a box of 30; the colour comes from `fill`. */
export const silhouettes: Readonly<Record<Family, ReactElement>> = {
  start: (
    <path d="M4 1.5h22a3 3 0 0 1 3 3v14.2a3 3 0 0 1-1.3 2.5l-11 7.5a3 3 0 0 1-3.4 0l-11-7.5A3 3 0 0 1 1 18.7V4.5a3 3 0 0 1 3-3Z" />
  ),
  decide: (
    <path d="M13 .8a2.8 2.8 0 0 1 4 0L29.2 13a2.8 2.8 0 0 1 0 4L17 29.2a2.8 2.8 0 0 1-4 0L.8 17a2.8 2.8 0 0 1 0-4Z" />
  ),
  wait: <circle cx="15" cy="15" r="14.5" />,
  message: (
    <path d="M5 2h20a4 4 0 0 1 4 4v15a4 4 0 0 1-4 4H11.2l-5.7 4.3a.9.9 0 0 1-1.5-.7v-3.7A4 4 0 0 1 1 21V6a4 4 0 0 1 4-4Z" />
  ),
  reward: (
    <path d="M2.5 2.5h25A2.5 2.5 0 0 1 30 5v6.7a3.3 3.3 0 0 0 0 6.6V25a2.5 2.5 0 0 1-2.5 2.5h-25A2.5 2.5 0 0 1 0 25v-6.7a3.3 3.3 0 0 0 0-6.6V5a2.5 2.5 0 0 1 2.5-2.5Z" />
  ),
  data: <path d="M1.5 5C1.5 2.4 7.5.5 15 .5S28.5 2.4 28.5 5v20c0 2.6-6 4.5-13.5 4.5S1.5 27.6 1.5 25Z" />,
  connect: (
    <path d="M9.2 1.5h11.6a2.5 2.5 0 0 1 2.2 1.25l6.2 11a2.5 2.5 0 0 1 0 2.5l-6.2 11a2.5 2.5 0 0 1-2.2 1.25H9.2A2.5 2.5 0 0 1 7 27.25l-6.2-11a2.5 2.5 0 0 1 0-2.5l6.2-11A2.5 2.5 0 0 1 9.2 1.5Z" />
  ),
  flow: <rect x="1.5" y="1.5" width="27" height="27" rx="3.5" />,
}

/** How far the icon stands above the middle of the box, in its 30 units: the point of a pentagon pulls it up. */
export const iconLift: Readonly<Record<Family, number>> = {
  start: 1.8,
  decide: 0,
  wait: 0,
  message: 1.5,
  reward: 0,
  data: 0,
  connect: 0,
  flow: 0,
}
