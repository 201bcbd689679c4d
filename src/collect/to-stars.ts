/**
 * A rating as stars, 1 (worst) to 5 (best): `4`, `4.5`, `4,5`, `★★★★☆`, `8/10`. `best` is the scale's upper end where
 * it was given. Null where it cannot be on the scale.
 */
export function toStars(said: string, best?: string): number | null {
  const stars = /^([★⭐]+)[☆]*$/u.exec(said.trim().replaceAll('\ufe0f', ''))
  if (stars) return onScale([...stars[1]!].length, 5)
  const [, value, of] = /^(\d+(?:[.,]\d+)?)(?:\s*\/\s*(\d+))?/.exec(said.trim()) ?? []
  if (value === undefined) return null
  return onScale(number(value), number(of ?? best ?? '5'))
}

const number = (text: string) => Number(text.replace(',', '.'))

/** Zero of ten is still one star: scales that start at nothing have no lower place here. */
function onScale(value: number, best: number): number | null {
  if (!(best >= 2 && value <= best)) return null
  const stars = best === 5 ? value : Math.max(1, (value / best) * 5)
  return stars >= 1 ? Math.round(stars * 10) / 10 : null
}
