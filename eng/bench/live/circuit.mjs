// A reader without a screen: speaks the protocol of Blazor's circuits as blazor.web.js does, takes what the server renders, says so, and answers what
// scripts would.
import { HttpTransportType, HubConnectionBuilder, LogLevel } from "@microsoft/signalr";
import { MessagePackHubProtocol } from "@microsoft/signalr-protocol-msgpack";

const patience = 60_000; // milliseconds
const objectReference = 1; // JSCallResultType.JSObjectReference

class BlazorPack extends MessagePackHubProtocol {
  name = "blazorpack";
  version = 1;
}

export class Circuit {
  batches = 0;
  bytes = 0;
  calls = 0;
  lastAt = 0;
  failed = null;

  /** Opens the page and lets its components live; done when the page was rendered and has been rendered anew since. */
  async open(base, path, cookie) {
    const headers = { Cookie: cookie };
    const answer = await fetch(base + path, { headers, redirect: "error" });
    const html = await answer.text();
    const markers = [...html.matchAll(/<!--Blazor:(\{.*?\})-->/g)].map(([, json]) => JSON.parse(json)).filter((m) => m.type === "server" && m.descriptor);
    if (!answer.ok || markers.length === 0) throw new Error(`${path} answered ${answer.status} with nothing interactive on it.`);
    const state = html.match(/<!--Blazor-Server-Component-State:(.*?)-->/)?.[1] ?? "";
    this.hub = new HubConnectionBuilder()
      .withUrl(base + "/_blazor", { headers, transport: HttpTransportType.WebSockets })
      .withHubProtocol(new BlazorPack())
      .configureLogging(LogLevel.None)
      .build();
    this.hub.on("JS.RenderBatch", (id, data) => {
      this.batches++;
      this.bytes += data.byteLength;
      this.lastAt = Date.now();
      this.lastId = id;
      if (!this.isAsleep) this.tell("OnRenderCompleted", id, null);
      if (this.batches === 2) this.ready?.();
    });
    this.hub.on("JS.BeginInvokeJS", (handle, identifier, args, resultType) => {
      this.calls++;
      this.bytes += args?.length ?? 0;
      const result = resultType === objectReference ? { __jsObjectId: this.calls } : null;
      if (handle > 0 && !this.isAsleep) this.tell("EndInvokeJSFromDotNet", handle, true, JSON.stringify([handle, true, result]));
    });
    this.hub.on("JS.Error", (problem) => this.fail(problem));
    for (const name of ["JS.AttachComponent", "JS.EndInvokeDotNet", "JS.EndUpdateRootComponents", "JS.EndLocationChanging", "JS.BeginTransmitStream"]) this.hub.on(name, () => {});
    this.hub.onclose((problem) => this.isClosing || this.fail(problem?.message ?? "The connection was closed."));
    await this.hub.start();
    if (!(await this.hub.invoke("StartCircuit", base + "/", base + path, "[]", state))) throw new Error("The server began no circuit.");
    const rendered = new Promise((done, fail) => {
      this.ready = done;
      this.broken = fail;
      setTimeout(() => fail(new Error("Nothing was rendered within a minute.")), patience).unref();
    });
    const operations = markers.map((marker, i) => ({ type: "add", ssrComponentId: i + 1, marker }));
    await this.hub.send("UpdateRootComponents", JSON.stringify({ batchId: 1, operations }), state);
    await rendered;
  }

  /** Whether it was rendered within so many milliseconds. */
  isAlive(within) {
    return this.failed === null && Date.now() - this.lastAt <= within;
  }

  /** Stays connected and acknowledges and answers nothing more, as a stalled page does. */
  sleep() {
    this.isAsleep = true;
    this.awake = this.batches;
  }

  /** Renders that it was sent in its sleep. */
  get slept() {
    return this.batches - this.awake;
  }

  /** Acknowledges the last and all before it. */
  wake() {
    this.isAsleep = false;
    this.tell("OnRenderCompleted", this.lastId, null);
  }

  async close() {
    this.isClosing = true;
    await this.hub?.stop();
  }

  tell(...message) {
    this.hub.send(...message).catch(() => {}); // The connection is gone, which onclose says.
  }

  fail(problem) {
    this.failed ??= problem;
    this.broken?.(new Error(problem));
  }
}
