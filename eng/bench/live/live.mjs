// Drives the live page of a running server for `bench live`: one JSON command a line on standard input, one JSON answer a line on standard output.
//   { do: "screen", base, path, email, password, chromium } opens the browser with the first circuit
//   { do: "circuits", count }  opens so many circuits more
//   { do: "sleeper" }          opens one more, which acknowledges nothing from then on
//   { do: "load", key, rate }  begins to send purchases
//   { do: "sample" }           what happened since the last sample
//   { do: "wake" }             lets the sleeper go on: how much it was sent in its sleep, and whether it is rendered again
//   { do: "end" }              closes everything
import { createInterface } from "node:readline";
import { Circuit } from "./circuit.mjs";
import { Load } from "./load.mjs";
import { Paint } from "./paint.mjs";
import { Screen } from "./screen.mjs";

const together = 4;
const alive = 10_000; // milliseconds

const circuits = [];
const sleeper = new Circuit();
const screen = new Screen();
const paint = new Paint();
let site;
let cookie;
let load;
let last = { batches: 0, bytes: 0, calls: 0 };

const sum = (of) => circuits.reduce((total, circuit) => total + of(circuit), 0);

const deeds = {
  async screen(command) {
    site = command;
    cookie = await screen.signIn(site.base, site.email, site.password, site.chromium);
    await screen.watch(site.base, site.path);
    return {};
  },

  async circuits({ count }) {
    let left = count;
    await Promise.all(
      Array.from({ length: Math.min(together, count) }, async () => {
        while (left-- > 0) {
          const circuit = new Circuit();
          circuits.push(circuit);
          await circuit.open(site.base, site.path, cookie);
        }
      }),
    );
    return {};
  },

  async sleeper() {
    await sleeper.open(site.base, site.path, cookie);
    sleeper.sleep();
    return {};
  },

  async wake() {
    const renders = sleeper.slept;
    sleeper.wake();
    for (let waited = 0; waited < alive && sleeper.failed === null && sleeper.slept <= renders; waited += 100) await new Promise((done) => setTimeout(done, 100));
    return { renders, isAwake: sleeper.failed === null && sleeper.slept > renders };
  },

  async load({ key, rate }) {
    load = new Load(site.base, key, rate);
    return {};
  },

  async sample() {
    const painted = await screen.take();
    const now = performance.timeOrigin + performance.now();
    const numbered = load
      ? painted.map(({ at, orders }) => ({ at, numbers: orders.map((order) => load.numberOf(order)).filter((n) => n !== null) })).filter(({ numbers }) => numbers.length > 0)
      : [];
    if (painted.length > 0) paint.lastSeen = painted.at(-1).at;
    const total = { batches: sum((c) => c.batches), bytes: sum((c) => c.bytes), calls: sum((c) => c.calls) };
    const answer = {
      delays: load ? paint.settle(load.accepted, numbered, now).map((ms) => Math.round(ms * 10) / 10) : [],
      overtaken: paint.overtaken,
      notPainted: paint.waiting,
      frames: painted.length,
      isScreenLive: now - (paint.lastSeen ?? 0) <= alive,
      sent: load?.sent ?? 0,
      accepted: load?.taken ?? 0,
      askedToWait: load?.askedToWait ?? 0,
      refused: load?.refused ?? 0,
      alive: circuits.filter((c) => c.isAlive(alive)).length,
      problem: circuits.find((c) => c.failed)?.failed ?? null,
      batches: total.batches - last.batches,
      bytes: total.bytes - last.bytes,
      calls: total.calls - last.calls,
    };
    last = total;
    return answer;
  },

  async end() {
    load?.stop();
    await Promise.allSettled([...circuits, sleeper, screen].map((reader) => reader.close()));
    return {};
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    const command = JSON.parse(line);
    answer = await deeds[command.do](command);
  } catch (problem) {
    answer = { error: problem.message };
  }
  console.log(JSON.stringify(answer));
}
await deeds.end();
process.exit(0);
