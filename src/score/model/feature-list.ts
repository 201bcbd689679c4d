/** A list of hashed features that grows as it is filled, and is used again for the next text. */
export class FeatureList {
  ids = new Int32Array(1024)
  size = 0

  clear(): void {
    this.size = 0
  }

  add(id: number): void {
    if (this.size === this.ids.length) this.grow()
    this.ids[this.size++] = id
  }

  private grow(): void {
    const larger = new Int32Array(this.ids.length * 2)
    larger.set(this.ids)
    this.ids = larger
  }
}
