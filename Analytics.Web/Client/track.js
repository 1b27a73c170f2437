// A shop's pages load this: <script defer src=".../track.js" data-key="ak_..."></script>
// It must stay below 2 kB when minified; a test holds it. What it offers is described in docs/tracking.md.
(() => {
    const page = document;
    const browser = navigator;
    const agent = browser.userAgent;
    const site = location;
    const script = page.currentScript;
    const options = script.dataset;
    const address = new URL('api/v1/events?key=' + options.key, script.src);
    const isOff = browser.doNotTrack == 1 || browser.globalPrivacyControl;
    const mayKeep = options.cookies == '';
    const prefix = 'track_';
    const referrer = page.referrer.startsWith(site.origin) ? '' : page.referrer.split('?')[0];
    let kept = {};
    let waiting = [];
    let held = options.wait == null ? 0 : [];
    let pause = 2000;
    let timer;

    // Nothing is kept before it may be. Without access to storage, this page's memory must do.
    const open = () => {
        try {
            kept = sessionStorage;
        } catch { }
    };

    const keep = (name, value) => kept[prefix + name] = value;
    const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), b => (b + 256).toString(16).slice(1)).join('');
    const recall = (name, make) => kept[prefix + name] || keep(name, make());

    const visitor = () => {
        const id = mayKeep && (page.cookie.match(/track_visitor=(\w+)/) || [])[1] || recall('visitor', newId);
        if (mayKeep) {
            page.cookie = prefix + 'visitor=' + id + ';path=/;max-age=31536000;samesite=lax';
        }
        return id;
    };

    const channel = () => new URLSearchParams(site.search).get('utm_medium')
        || (referrer ? /google|bing|duckduck/.test(referrer) ? 'search' : 'referral' : 'direct');

    const later = () => timer ||= setTimeout(send, pause);

    const send = isLeaving => {
        clearTimeout(timer);
        timer = 0;
        if (waiting[0]) {
            const part = waiting.splice(0, 50);
            const body = JSON.stringify(part);
            const again = () => {
                waiting = [...part, ...waiting].slice(0, 500);
                pause = Math.min(pause * 2, 6e4);
                later();
            };
            // As text, so that the browser need not ask first; a page that is left cannot wait for the answer.
            isLeaving ? browser.sendBeacon(address, body) : fetch(address, { method: 'POST', body, keepalive: true, credentials: 'omit' }).then(answer => {
                if (answer.status == 429 || answer.status > 499) {
                    again();
                } else {
                    pause = 2000;
                    waiting[0] && later();
                }
            }, again);
        }
    };

    const act = work => isOff || (held ? held.push(work) : work());

    const add = (type, name, properties, revenueEffect) => act(() => {
        waiting.push({
            id: newId(), type, name, properties, revenueEffect, at: Date.now(), page: site.pathname, referrer,
            visitorId: visitor(), sessionId: recall('session', newId), customerId: options.customer || kept[prefix + 'customer'], channel: recall('channel', channel),
            device: /iPad|Tablet/.test(agent) ? 'tablet' : /Mobi|Android/.test(agent) ? 'mobile' : 'desktop',
        });
        waiting[19] ? send() : later();
    });

    const known = type => id => {
        act(() => keep('customer', id));
        add(type);
    };

    window.analytics = {
        track: (name, properties, revenue) => add('custom', name, properties, revenue),
        page: () => add('pageView'),
        signIn: known('signIn'),
        signUp: known('signUp'),
        signOut: () => keep('customer', ''),
        allow: () => {
            const before = held;
            held = 0;
            open();
            before && before.map(work => work());
        },
    };

    held || open();
    page.addEventListener('click', event => {
        const marked = event.target.closest('[data-track]');
        if (marked) {
            const properties = {};
            for (const name in marked.dataset) {
                if (/^track./.test(name)) {
                    properties[name[5].toLowerCase() + name.slice(6)] = marked.dataset[name];
                }
            }
            add('click', marked.dataset.track, properties);
        }
    });
    addEventListener('pagehide', () => send(1));
    page.addEventListener('visibilitychange', () => page.hidden && send(1));
    analytics.page();
})();
