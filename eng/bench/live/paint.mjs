// Pairs what was accepted with what was painted.

/** How long the row of an accepted purchase is waited for before a later row stands for it: it was pushed out before its turn. */
const patience = 2_000; // milliseconds

export class Paint {
  #waiting = new Map(); // number -> instant of acceptance
  #rows = new Map(); // number -> instant of paint
  #frames = []; // { at, newest }, of the last seconds
  frames = 0;
  lastAt = 0;
  overtaken = 0;

  /** Milliseconds from acceptance to paint of those that are settled now. A purchase whose row never came counts until the first frame with a later one. */
  settle(accepted, painted, now) {
    for (const [number, at] of accepted) this.#waiting.set(number, at);
    accepted.clear();
    for (const { at, numbers } of painted) {
      this.frames++;
      this.lastAt = at;
      this.#frames.push({ at, newest: Math.max(...numbers) });
      for (const number of numbers) this.#rows.set(number, at);
    }
    const delays = [];
    for (const [number, at] of this.#waiting) {
      let seen = this.#rows.get(number);
      if (seen === undefined) {
        if (now - at < patience) continue;
        seen = this.#frames.find((frame) => frame.at >= at && frame.newest > number)?.at;
        if (seen === undefined) continue;
        this.overtaken++;
      }
      // The row may be there before its sender has read the answer.
      delays.push(Math.max(0, seen - at));
      this.#waiting.delete(number);
      this.#rows.delete(number);
    }
    const oldest = Math.min(now, ...this.#waiting.values()) - patience;
    this.#frames = this.#frames.filter((frame) => frame.at >= oldest);
    for (const [number, at] of this.#rows) if (at < now - 10 * patience) this.#rows.delete(number);
    return delays;
  }

  /** How many are accepted and not yet painted. */
  get waiting() {
    return this.#waiting.size;
  }
}
