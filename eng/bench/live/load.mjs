// Sends purchases one by one at a steady rate, each by the clock whatever became of those before, and notes when each was accepted.
const names = ["Candle", "Lamp", "Rug", "Chair", "Kettle", "Mirror", "Vase", "Clock"];
const places = ["Berlin", "Paris", "Madrid", "Rome", "Vienna"];

export class Load {
  accepted = new Map(); // number -> instant in milliseconds
  sent = 0;
  taken = 0;
  askedToWait = 0;
  refused = 0;

  constructor(base, key, rate) {
    Object.assign(this, { base, key, rate });
    this.run = Date.now().toString(36);
    this.start = performance.now();
    this.next();
  }

  /** The number of a purchase by its order's id; null for one of another sender. */
  numberOf(order) {
    return order.startsWith(`bench-${this.run}-`) ? Number(order.split("-")[2]) : null;
  }

  stop() {
    clearTimeout(this.timer);
    this.isStopped = true;
  }

  next() {
    if (this.isStopped) return;
    while (this.start + (this.sent * 1000) / this.rate <= performance.now()) void this.send(this.sent++);
    this.timer = setTimeout(() => this.next(), this.start + (this.sent * 1000) / this.rate - performance.now());
  }

  async send(n) {
    const line = (i) => ({ productCode: `bench-${(n + i) % 40}`, productName: names[(n + i) % names.length], category: names[(n + i) % 4], quantity: 1 + (n % 3), unitPrice: 5 + ((n * 7 + i) % 90) });
    const body = JSON.stringify({
      purchases: [{ orderId: `bench-${this.run}-${n}`, customerId: `bench-${n % 2000}`, channel: n % 2 ? "Web" : "Mobile", location: places[n % places.length], lines: [line(0), line(1)] }],
    });
    while (!this.isStopped) {
      try {
        const answer = await fetch(this.base + "/api/v1/purchases", { method: "POST", headers: { "X-API-Key": this.key, "Content-Type": "application/json" }, body });
        const at = performance.timeOrigin + performance.now();
        const document = await answer.json();
        if (answer.ok && document.accepted === 1) {
          this.taken++;
          this.accepted.set(n, at);
          return;
        }
        if (answer.status !== 429 && answer.status !== 503) break;
        this.askedToWait++;
        await new Promise((done) => setTimeout(done, 1000 * Number(answer.headers.get("Retry-After") ?? 1)));
      } catch {
        break;
      }
    }
    if (!this.isStopped) this.refused++;
  }
}
