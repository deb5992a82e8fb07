// One stream of notifications for all pages of this browser that the same person has open: browsers open six connections to a
// site at most, and a stream takes one for as long as it lasts. Pages say "bye" when they are left.
const pages = new Set();
let source = null;
let last = null;

function open() {
  source = new EventSource("/api/notifications/events");
  source.onmessage = ({ data }) => {
    last = data;
    for (const page of pages) page.postMessage(data);
  };
  source.onerror = () => {
    // After a refusal the browser does not ask again by itself.
    if (source.readyState === EventSource.CLOSED) setTimeout(reopen, 30_000);
  };
}

function reopen() {
  if (pages.size > 0 && source?.readyState === EventSource.CLOSED) open();
}

self.onconnect = ({ ports: [page] }) => {
  pages.add(page);
  page.onmessage = () => {
    pages.delete(page);
    if (pages.size > 0) return;
    source?.close();
    source = null;
    last = null;
  };
  if (!source || source.readyState === EventSource.CLOSED) open();
  // A page that comes later is told the count; what was new before it is no news to it.
  else if (last) page.postMessage(JSON.stringify({ type: "state", unread: JSON.parse(last).unread }));
};
