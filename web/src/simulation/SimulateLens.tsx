export function SimulateLens() {
  return null
}
