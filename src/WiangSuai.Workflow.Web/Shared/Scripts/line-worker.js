// Answers for the office while a device has no line: one page that says so. Nothing else is kept on the device.
const kept = "offline-VERSION";

self.addEventListener("install", event => event.waitUntil((async () => {
  await (await caches.open(kept)).put("/offline", await fetch("/offline", {cache: "no-store"}));
  await self.skipWaiting();
})()));

self.addEventListener("activate", event => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name !== kept) await caches.delete(name);
  await self.clients.claim();
})()));

self.addEventListener("fetch", event => {
  if (event.request.mode === "navigate" && event.request.method === "GET")
    event.respondWith(fetch(event.request).catch(() => caches.match("/offline")));
});
