// Drives the live page: a server of its own with a demo that sells, many circuits that speak Blazor's protocol, and one Chromium that measures paint.
// Prints one line of JSON at the end. Arguments as JSON: program (words to start the server), folder, circuits, rate, seconds, chromium.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { HubConnectionBuilder, HttpTransportType, LogLevel } from "@microsoft/signalr";
import { MessagePackHubProtocol } from "@microsoft/signalr-protocol-msgpack";
import { chromium } from "playwright-core";

const options = JSON.parse(process.argv[2]);
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const say = (text) => console.error(text);

class BlazorPack extends MessagePackHubProtocol {
  name = "blazorpack";
  version = 1;
}

/** A reader without a screen: takes what the server renders, says so, and answers what scripts would. */
class Circuit {
  batches = 0;
  bytes = 0;
  failed = null;

  async open(base, cookie) {
    const headers = { Cookie: cookie };
    const html = await (await fetch(base + "/live", { headers })).text();
    const markers = [...html.matchAll(/<!--Blazor:(\{.*?\})-->/g)].map(([, json]) => JSON.parse(json)).filter((m) => m.type === "server" && m.descriptor);
    const state = html.match(/<!--Blazor-Server-Component-State:(.*?)-->/)?.[1] ?? "";
    if (markers.length === 0) throw new Error("The live page has nothing interactive; was the sign-in lost?");
    this.hub = new HubConnectionBuilder()
      .withUrl(base + "/_blazor", { headers, transport: HttpTransportType.WebSockets })
      .withHubProtocol(new BlazorPack())
      .configureLogging(LogLevel.None)
      .build();
    const rendered = new Promise((done, fail) => {
      this.hub.on("JS.RenderBatch", (id, data) => {
        this.batches++;
        this.bytes += data.byteLength ?? data.length;
        this.hub.send("OnRenderCompleted", id, null).catch(() => {});
        if (this.batches === 2) done();
      });
      this.hub.on("JS.Error", (problem) => {
        this.failed = problem;
        fail(new Error(problem));
      });
    });
    this.hub.on("JS.BeginInvokeJS", (handle, identifier, args, resultType) => {
      if (handle > 0) this.hub.send("EndInvokeJSFromDotNet", handle, true, JSON.stringify([handle, true, resultType === 1 ? { __jsObjectId: 1 } : null])).catch(() => {});
    });
    for (const name of ["JS.AttachComponent", "JS.EndInvokeDotNet", "JS.EndUpdateRootComponents", "JS.EndLocationChanging", "JS.BeginTransmitStream"]) this.hub.on(name, () => {});
    this.hub.onclose((problem) => (this.failed ??= problem?.message ?? (this.isClosing ? null : "closed")));
    await this.hub.start();
    if (!(await this.hub.invoke("StartCircuit", base + "/", base + "/live", "[]", state))) throw new Error("The server began no circuit.");
    const operations = markers.map((marker, i) => ({ type: "add", ssrComponentId: i + 1, marker }));
    await this.hub.send("UpdateRootComponents", JSON.stringify({ batchId: 1, operations }), state);
    await Promise.race([rendered, wait(60_000).then(() => { throw new Error("Nothing was rendered within a minute."); })]);
  }

  close() {
    this.isClosing = true;
    return this.hub.stop();
  }
}

function memoryOf(pid) {
  return Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/VmRSS:\s+(\d+)/)[1]) / 1024;
}

// User and system time, in seconds; the ticks are a hundredth on Linux.
function cpuOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

const quantile = (sorted, share) => (sorted.length === 0 ? null : sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]);

async function startServer() {
  const [program, ...words] = options.program;
  const server = spawn(program, [...words, "--urls", "http://127.0.0.1:0", "--db", options.folder + "/bench.db"], {
    cwd: options.folder,
    env: { ...process.env, Stream__Demo: "On", Stream__DemoPerSecond: String(options.rate), Predictions__Background: "false", Limits__ApiPerAddressPerMinute: "0" },
  });
  let log = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (part) => (log += part));
  for (let i = 0; i < 1200 && server.exitCode === null; i++) {
    const base = log.match(/Analytics is ready at (\S+)/)?.[1];
    const door = log.match(/\/account\/sign-in\?demo=\S+/)?.[0];
    if (base && door) return { server, base: base.replace(/\/$/, ""), door };
    await wait(100);
  }
  server.kill();
  throw new Error("The server did not start.\n" + log);
}

async function openScreen(base, door) {
  const browser = await chromium.launch({ executablePath: options.chromium || undefined, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(base + door);
  await page.getByRole("link", { name: "Fill in the Viewer account" }).click();
  await page.waitForFunction(() => [...document.querySelectorAll("input")].some((input) => input.value.includes("@demo.local")));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.toString().includes("sign-in"));
  await page.goto(base + "/live");
  await page.locator("tr[data-sale]").first().waitFor({ timeout: 60_000 });
  await page.evaluate(() => {
    window.painted = [];
    let newest = Math.max(...[...document.querySelectorAll("tr[data-sale]")].map((row) => Number(row.dataset.sale)));
    new MutationObserver(() => {
      const fresh = [...document.querySelectorAll("tr[data-sale]")].filter((row) => Number(row.dataset.sale) > newest);
      if (fresh.length === 0) return;
      const offered = fresh.map((row) => Number(row.dataset.offered));
      newest = Math.max(...fresh.map((row) => Number(row.dataset.sale)));
      // The frame after this one's callbacks is on the screen.
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => offered.forEach((at) => window.painted.push(Date.now() - at));
        channel.port2.postMessage(null);
      });
    }).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-sale"] });
  });
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  return { browser, page, cookie };
}

const { server, base, door } = await startServer();
let screen;
const circuits = [];
try {
  screen = await openScreen(base, door);
  await wait(options.warm * 1000);
  const one = memoryOf(server.pid);
  say(`One circuit: ${one.toFixed(0)} MB`);
  for (let i = 1; i < options.circuits; i++) {
    const circuit = new Circuit();
    circuits.push(circuit);
    await circuit.open(base, screen.cookie);
    if (i % 50 === 0) say(`${i + 1} circuits`);
  }
  await wait(options.warm * 1000);
  await screen.page.evaluate(() => (window.painted.length = 0));
  const before = { cpu: cpuOf(server.pid), at: Date.now(), batches: circuits.map((c) => c.batches), bytes: circuits.reduce((sum, c) => sum + c.bytes, 0), memory: memoryOf(server.pid) };
  const memory = [];
  while (Date.now() - before.at < options.seconds * 1000) {
    await wait(Math.min(5_000, options.seconds * 250));
    memory.push(Math.round(memoryOf(server.pid)));
  }
  const seconds = (Date.now() - before.at) / 1000;
  const painted = (await screen.page.evaluate(() => window.painted)).sort((a, b) => a - b);
  const rates = circuits.map((c, i) => (c.batches - before.batches[i]) / seconds).sort((a, b) => a - b);
  const result = {
    circuits: options.circuits,
    rate: options.rate,
    seconds: Math.round(seconds),
    painted: painted.length,
    medianMs: quantile(painted, 0.5),
    p95Ms: quantile(painted, 0.95),
    maxMs: painted.at(-1) ?? null,
    cores: Math.round(((cpuOf(server.pid) - before.cpu) / seconds) * 100) / 100,
    memoryOneMb: Math.round(one),
    memoryAllMb: Math.round(before.memory),
    memoryPerCircuitMb: options.circuits > 1 ? Math.round(((before.memory - one) / (options.circuits - 1)) * 100) / 100 : null,
    memoryMb: memory,
    slowestRendersPerSecond: quantile(rates, 0.01),
    kilobytesPerCircuitPerSecond: circuits.length ? Math.round((circuits.reduce((sum, c) => sum + c.bytes, 0) - before.bytes) / circuits.length / seconds / 102.4) / 10 : null,
    failed: circuits.filter((c) => c.failed).length,
  };
  console.log(JSON.stringify(result));
} finally {
  await Promise.allSettled(circuits.map((c) => c.close()));
  await screen?.browser.close();
  server.kill("SIGTERM");
  await new Promise((done) => (server.exitCode === null ? server.once("exit", done) : done()));
}
process.exit(0);
