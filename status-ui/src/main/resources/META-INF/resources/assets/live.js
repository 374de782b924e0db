// Keeps an open page fresh, and says so when it can't: a page that nobody can renew must not go on looking well. The
// server tells when something is new; besides, the page asks by itself every few seconds. Without this script every page
// works; it is then as old as its footer says.
(function () {
  "use strict";

  var PACE = 2000; // at most one look in this time, however much happens
  var POLL = 15000; // look at least this often, whether the server says something or not
  var STALE = 30000; // after so long without an answer nothing on the page counts as true any more

  var pending = null;
  var asked = 0; // when the server was asked last
  var fresh = Date.now(); // when it answered last
  var skew = 0; // how far this machine's clock is behind the server's
  var fault = ""; // why the newest look failed
  var stale = false;
  var focused = "";
  var opened = [];
  var events = null; // the server's own word that something is new, while somebody may be looking

  function live() {
    return document.getElementById("live");
  }

  function two(first, unit, second, smaller) {
    return first + " " + unit + (second ? " " + second + " " + smaller : "");
  }

  // The same words as the server's Texts.duration.
  function text(age) {
    var s = Math.floor(Math.abs(age));
    if (s < 60) return s + " s";
    if (s < 3600) return two(Math.floor(s / 60), "min", s < 600 ? s % 60 : 0, "s");
    if (s < 86400) return two(Math.floor(s / 3600), "h", Math.floor((s % 3600) / 60), "min");
    return two(Math.floor(s / 86400), "d", Math.floor((s % 86400) / 3600), "h");
  }

  function tick() {
    var now = Date.now() + skew;
    document.querySelectorAll("time[datetime]").forEach(function (element) {
      var age = (now - Date.parse(element.getAttribute("datetime"))) / 1000;
      if (isNaN(age)) return;
      if (element.hasAttribute("data-bare")) element.textContent = text(age);
      else if (Math.abs(age) < 1) element.textContent = "now";
      else element.textContent = age < 0 ? "in " + text(age) : text(age) + " ago";
    });
  }

  // ---- Fresh or stale ----

  function say() {
    var age = Date.now() - fresh;
    var now = fault !== "" || age > STALE;
    var banner = document.getElementById("stale");
    if (now !== stale) {
      stale = now;
      document.documentElement.classList.toggle("is-stale", stale);
      banner.hidden = !stale;
      document.title = (stale ? "Stale · " : "") + document.title.replace(/^Stale · /, "");
      icon();
    }
    if (!stale) return;
    var why = fault || (busy() ? "It waits until you have finished typing or selecting." : "status-ui did not answer.");
    var since = new Date(fresh + skew).toISOString().slice(11, 19);
    banner.querySelector("b").textContent = "This page is stale: it shows what was true at " + since + " UTC.";
    banner.querySelector("span.why").textContent = why;
  }

  function icon() {
    var link = document.querySelector("link[rel=icon]");
    var href = stale ? "/assets/icon-unsure.svg" : live().getAttribute("data-icon");
    if (link.getAttribute("href") !== href) link.setAttribute("href", href);
  }

  function failed(why) {
    fault = why;
    say();
  }

  // ---- Hearing of news ----

  // A browser has six connections to a server that speaks HTTP/1.1, for all its tabs: a page that nobody sees must leave
  // its own to the others.
  function listen() {
    if (events || document.hidden || !live().hasAttribute("data-events") || !window.EventSource) return;
    events = new EventSource("/live");
    events.onmessage = schedule;
    events.onerror = function () {
      if (events && events.readyState === EventSource.CLOSED) events = null;
      schedule();
    };
  }

  function hush() {
    if (events) events.close();
    events = null;
  }

  function shown() {
    listen();
    schedule();
  }

  // ---- Looking again ----

  // Somebody who types or has selected text must not lose it.
  function busy() {
    var active = document.activeElement;
    var typing = active && /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName);
    var selection = window.getSelection();
    return typing || (selection && !selection.isCollapsed);
  }

  function refresh() {
    pending = null;
    if (document.hidden || busy()) return;
    asked = Date.now();
    window.htmx.ajax("GET", location.pathname + location.search, {
      target: "#live",
      select: "#live",
      swap: "outerHTML show:none",
    });
  }

  function schedule() {
    if (pending === null) pending = setTimeout(refresh, Math.max(0, asked + PACE - Date.now()));
  }

  function received(event) {
    var xhr = event.detail.xhr;
    var elsewhere = xhr.responseURL && new URL(xhr.responseURL).pathname !== location.pathname;
    if (xhr.status === 200 && !elsewhere) {
      var active = document.activeElement;
      focused = (active && active.getAttribute && active.getAttribute("href")) || "";
      opened = Array.prototype.map.call(document.querySelectorAll("#live details[open][id]"), function (details) {
        return details.id;
      });
      return;
    }
    event.detail.shouldSwap = false;
    if (xhr.status === 401 || elsewhere) failed("You are logged out. Load the page again to log in.");
    else if (xhr.status === 404) failed("What it showed is not there any more.");
    else if (xhr.status === 503) failed("status-ui can't read its history: PostgreSQL does not answer.");
    else failed("status-ui answered with error " + xhr.status + ".");
  }

  function settled() {
    fresh = Date.now();
    fault = "";
    begin();
    listen();
    opened.forEach(function (id) {
      var details = document.getElementById(id);
      if (details) details.open = true;
    });
    say();
    icon();
    tick();
    if (!focused || document.activeElement !== document.body) return;
    var again = Array.prototype.find.call(document.querySelectorAll("#live a[href]"), function (link) {
      return link.getAttribute("href") === focused;
    });
    if (again) again.focus({ preventScroll: true });
  }

  function begin() {
    skew = Date.parse(live().getAttribute("data-now")) - Date.now();
    document.querySelectorAll(".live-state").forEach(function (element) {
      element.hidden = false;
    });
  }

  document.addEventListener("DOMContentLoaded", function () {
    if (!live() || !window.htmx) return;
    window.htmx.config.timeout = 10000;
    begin();
    document.body.addEventListener("htmx:beforeSwap", received);
    document.body.addEventListener("htmx:afterSettle", settled);
    ["htmx:sendError", "htmx:timeout"].forEach(function (name) {
      document.body.addEventListener(name, function () {
        failed("status-ui does not answer.");
      });
    });
    document.addEventListener("visibilitychange", function () {
      if (document.hidden) hush();
      else shown();
    });
    window.addEventListener("pagehide", hush);
    window.addEventListener("pageshow", function (event) {
      if (event.persisted) shown();
    });
    listen();
    setInterval(function () {
      tick();
      say();
      if (Date.now() - asked > POLL) schedule();
    }, 1000);
  });
})();
