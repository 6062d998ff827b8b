import { StartScreen } from './StartScreen.tsx'

/** The start screen for whoever has journeys already. */
export function StartPage() {
  return <StartScreen />
}
