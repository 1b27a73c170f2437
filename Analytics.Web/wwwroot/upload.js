// Sends one file at a time to the server as the raw body of a request, and tells the page how far it is.
const zones = new Map();
const reportEveryMs = 200;

export function attach(zone, input, page) {
  if (!zone || !input || zones.has(zone)) return;
  const state = { zone, input, page, request: null, cancelled: false, depth: 0, off: new AbortController() };
  const on = (target, name, handler) => target.addEventListener(name, handler, { signal: state.off.signal });
  on(zone, 'dragenter', event => { event.preventDefault(); state.depth++; zone.classList.add('over'); });
  on(zone, 'dragover', event => event.preventDefault());
  on(zone, 'dragleave', () => { if (--state.depth <= 0) { state.depth = 0; zone.classList.remove('over'); } });
  on(zone, 'drop', event => {
    event.preventDefault();
    state.depth = 0;
    zone.classList.remove('over');
    const files = event.dataTransfer?.files;
    if (files?.length) choose(state, files);
  });
  // A file dropped beside the zone must not make the browser leave the page.
  on(window, 'dragover', event => event.preventDefault());
  on(window, 'drop', event => event.preventDefault());
  on(input, 'change', () => {
    if (input.files?.length) choose(state, input.files);
    input.value = '';
  });
  zones.set(zone, state);
  // From here on a file is taken: for whoever must know, such as a test.
  zone.dataset.ready = 'true';
}

export function cancel(zone) {
  const state = zones.get(zone);
  if (!state?.request) return;
  state.cancelled = true;
  state.request.abort();
}

export function detach(zone) {
  const state = zones.get(zone);
  if (!state) return;
  zones.delete(zone);
  state.off.abort();
  state.page = null;
  state.cancelled = true;
  state.request?.abort();
}

async function choose(state, files) {
  if (state.request) return;
  if (files.length > 1) return tell(state, 'Failed', 'Choose one file at a time; each becomes an import of its own.');
  const file = files[0];
  const request = new XMLHttpRequest();
  state.request = request;
  state.cancelled = false;
  try {
    await tell(state, 'Started', file.name, file.size);
    if (file.size === 0) throw new Error('The file is empty: there is nothing in it to import.');
    const token = await readToken();
    if (state.cancelled) throw cancelled();
    const id = await send(state, request, file, token);
    state.request = null;
    await tell(state, 'Uploaded', id);
  } catch (failure) {
    state.request = null;
    await (failure.name === 'AbortError' ? tell(state, 'Cancelled') : tell(state, 'Failed', failure.message));
  }
}

async function readToken() {
  let response;
  try {
    response = await fetch('data/uploads/token', { cache: 'no-store', redirect: 'error' });
  } catch {
    throw new Error('The server could not be reached, or you are signed out. Nothing was sent; reload the page and try again.');
  }
  if (!response.ok) throw new Error('You may not import here, or you are signed out. Nothing was sent.');
  return response.json();
}

function send(state, request, file, token) {
  return new Promise((resolve, reject) => {
    let reported = 0;
    request.upload.onprogress = event => {
      const now = performance.now();
      if (now - reported < reportEveryMs && event.loaded < event.total) return;
      reported = now;
      tell(state, 'Progressed', event.loaded);
    };
    request.onload = () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* not from us: the status says enough */ }
      if (request.status === 200 && answer?.id) resolve(answer.id);
      else reject(new Error(answer?.detail ?? `The server did not take the file (${request.status}). Nothing was kept.`));
    };
    request.onerror = () => reject(new Error('The connection broke before the file was whole. Nothing was kept; send it again.'));
    request.onabort = () => reject(cancelled());
    request.open('POST', 'data/uploads?name=' + encodeURIComponent(file.name));
    request.setRequestHeader(token.header, token.value);
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(file);
  });
}

function cancelled() {
  return new DOMException('cancelled', 'AbortError');
}

async function tell(state, what, ...values) {
  try {
    await state.page?.invokeMethodAsync(what, ...values);
  } catch {
    // The circuit is gone; a page that comes back finds the file by its id or asks again.
  }
}
