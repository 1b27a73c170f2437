// The page around the numbers: theme, shortcuts, menus, dialogs, and getting back after the connection drops.
// No numbers and no state of the application live here.

const root = document.documentElement;

// ---- Theme: an attribute that the stylesheet reads, kept in a cookie so that the server paints it right at once.
export function setTheme(theme) {
  root.dataset.theme = theme;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
}

// ---- Dialogs: the browser's own, modal, with its focus and Escape.
export function openDialog(element) {
  if (element?.isConnected && !element.open) element.showModal();
}

export function closeDialog(element) {
  if (element?.open) element.close();
}

export function closeMenus() {
  document.querySelectorAll("[popover]:popover-open").forEach((menu) => menu.hidePopover());
}

// A menu whose button was not there yet when its reader asked for it.
export function openMenu(id) {
  document.getElementById(id)?.showPopover?.();
}

// A filter changes the address, not the place on the page: hold the scroll while the router navigates.
export function holdScroll() {
  const top = scrollY;
  let frames = 30;
  const hold = () => {
    if (scrollY !== top) scrollTo({ top, behavior: "instant" });
    if (--frames > 0) requestAnimationFrame(hold);
  };
  for (const kind of ["wheel", "touchmove", "keydown"]) addEventListener(kind, () => (frames = 0), { once: true, passive: true });
  requestAnimationFrame(hold);
}

export async function copyText(text) {
  await navigator.clipboard.writeText(text);
}

// A click on a dialog's backdrop is a click on the dialog itself.
document.addEventListener("click", (event) => {
  if (event.target instanceof HTMLDialogElement) event.target.close();
});

// ---- Menus: under their button, inside the window; a narrow window shows them as a sheet by stylesheet.
document.addEventListener(
  "toggle",
  (event) => {
    const menu = event.target;
    if (!(menu instanceof HTMLElement) || !menu.hasAttribute("popover")) return;
    const button = buttonOf(menu);
    button?.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState !== "open" || !button) return;
    place(menu, button);
    menu.querySelector("[data-autofocus]")?.focus();
  },
  true,
);

function buttonOf(menu) {
  return document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
}

function place(menu, button) {
  const at = button.getBoundingClientRect();
  const width = menu.offsetWidth;
  const height = menu.offsetHeight;
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8));
  const below = at.bottom + 4 + height <= innerHeight;
  menu.style.left = `${left}px`;
  menu.style.top = `${below ? at.bottom + 4 : Math.max(8, at.top - 4 - height)}px`;
}

addEventListener("resize", closeMenus);

// A link in a menu leads away: close at once, not after the server was asked.
document.addEventListener("click", (event) => event.target.closest?.("[popover] a[href]") && closeMenus());

// The skip link moves the focus too.
document.addEventListener("click", (event) => {
  if (!event.target.closest?.("[data-skip]")) return;
  event.preventDefault();
  document.getElementById("main")?.focus();
});

// ---- Shortcuts: a key clicks or focuses what carries its name. Never while someone types.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const at = event.target;
  if (at instanceof HTMLElement && (at.isContentEditable || /^(input|select|textarea)$/i.test(at.tagName))) return;
  if (event.key.length !== 1 || document.querySelector("dialog[open]")) return;
  const target = document.querySelector(`[data-shortcut="${CSS.escape(event.key)}"]`);
  if (!target || target.disabled) return;
  event.preventDefault();
  const menu = target.closest("[popover]");
  // A menu gives the focus back to what had it when it opened: its button.
  const button = target.matches("[popovertarget]") ? target : target.matches("input") && menu ? buttonOf(menu) : null;
  button?.focus({ preventScroll: true });
  if (menu && !menu.matches(":popover-open")) menu.showPopover();
  if (target instanceof HTMLInputElement) target.focus();
  else target.click();
});

// ---- Early clicks: a page is painted before its circuit is there. A click on a button in between is kept and made then.
let early = null;

document.addEventListener(
  "click",
  (event) => {
    const button = event.target.closest?.("main button[type=button]");
    if (!button || button.hasAttribute("popovertarget") || isLive()) return;
    const name = nameOf(button);
    const seen = new MutationObserver(() => {
      if (!isLive()) return;
      // The circuit renders the page anew, perhaps only once its numbers are there: the same button is another element now.
      const same = [...document.querySelectorAll("main button[type=button]")].filter((other) => nameOf(other) === name);
      if (same.length !== 1 || same[0].disabled) return;
      seen.disconnect();
      same[0].click();
    });
    setTimeout(() => seen.disconnect(), 15000);
    early?.disconnect();
    early = seen;
    seen.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-live", "disabled"] });
  },
  true,
);

function isLive() {
  const frame = document.querySelector(".frame");
  return !frame || "live" in frame.dataset;
}

function nameOf(button) {
  return button.getAttribute("aria-label") ?? button.textContent.trim();
}

// ---- Reconnecting: the framework says how it goes by classes on this element; when it gives up, so do we not.
const modal = document.getElementById("components-reconnect-modal");
if (modal) {
  let timer = 0;
  const look = () => {
    clearTimeout(timer);
    const failed = modal.classList.contains("components-reconnect-failed");
    const rejected = modal.classList.contains("components-reconnect-rejected");
    if (failed || rejected) retry(rejected);
  };
  const retry = async (gone) => {
    try {
      // The server no longer has this page's circuit, or may be back: a fresh page shows the same view, by its address.
      if (gone) return await reloadWhenUp();
      if (!(await Blazor.reconnect())) await reloadWhenUp();
    } catch {
      timer = setTimeout(look, 3000);
    }
  };
  const reloadWhenUp = async () => {
    await fetch(location.href, { method: "HEAD", cache: "no-store" });
    location.reload();
  };
  new MutationObserver(look).observe(modal, { attributes: true, attributeFilter: ["class"] });
}
