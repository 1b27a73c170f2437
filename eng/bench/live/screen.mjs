// The one reader with a screen: notes when the row of a purchase is painted.
import { chromium } from "playwright-core";

export class Screen {
  /** Opens a browser and signs in by the form, as a person does. */
  async signIn(base, email, password, executablePath) {
    this.browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
    this.context = await this.browser.newContext({ viewport: { width: 1440, height: 900 } });
    this.page = await this.context.newPage();
    await this.page.goto(base + "/account/sign-in");
    await this.page.fill('input[name="Email"]', email);
    await this.page.fill('input[name="Password"]', password);
    await this.page.check('input[name="Remember"]');
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
    await this.page.waitForURL((url) => !url.pathname.includes("sign-in"));
    return (await this.context.cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  }

  /** Opens the live page and watches its rows. */
  async watch(base, path) {
    await this.page.goto(base + path);
    await this.page.evaluate(() => {
      window.painted = [];
      let known = new Set();
      const look = () => {
        const rows = [...document.querySelectorAll("tr[data-order]")].map((row) => row.dataset.order);
        const fresh = rows.filter((order) => !known.has(order));
        known = new Set(rows);
        if (fresh.length === 0) return;
        // A message that is sent in a frame's callback comes after that frame was painted.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => window.painted.push({ at: performance.timeOrigin + performance.now(), orders: fresh });
          channel.port2.postMessage(null);
        });
      };
      look();
      new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-order"] });
    });
  }

  /** What was painted since the last call: instants in milliseconds with the orders whose rows were new. */
  async take() {
    return this.page.evaluate(() => window.painted.splice(0));
  }

  async close() {
    await this.browser?.close();
  }
}
