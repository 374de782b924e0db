// Keeps an open page fresh: when the server says that something is new, the page is fetched again and its live part
// swapped. Ages tick by themselves. Without this script every page works; it is then as old as its footer says.
(function () {
  "use strict";

  var PACE = 2000; // at most one refresh in this time, however much happens
  var pending = null;
  var last = 0;

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
    document.querySelectorAll("time[datetime]").forEach(function (element) {
      var age = (Date.now() - Date.parse(element.getAttribute("datetime"))) / 1000;
      if (isNaN(age)) return;
      if (element.hasAttribute("data-bare")) element.textContent = text(age);
      else if (Math.abs(age) < 1) element.textContent = "now";
      else element.textContent = age < 0 ? "in " + text(age) : text(age) + " ago";
    });
  }

  // Somebody who types, has unfolded something or selected text must not lose it.
  function busy() {
    var active = document.activeElement;
    var typing = active && /^(INPUT|TEXTAREA|SELECT)$/.test(active.tagName);
    var selection = window.getSelection();
    return typing || (selection && !selection.isCollapsed) || document.querySelector("#live details[open]");
  }

  function refresh() {
    pending = null;
    if (document.hidden || busy()) return;
    last = Date.now();
    window.htmx.ajax("GET", location.pathname + location.search, {
      target: "#live",
      select: "#live",
      swap: "outerHTML show:none",
    });
  }

  function schedule() {
    if (pending === null) pending = setTimeout(refresh, Math.max(0, last + PACE - Date.now()));
  }

  function mark() {
    document.querySelectorAll(".live-state").forEach(function (element) {
      element.hidden = false;
    });
  }

  setInterval(tick, 1000);

  document.addEventListener("DOMContentLoaded", function () {
    var live = document.getElementById("live");
    if (!live || live.getAttribute("data-live") !== "on" || !window.EventSource || !window.htmx) return;
    var focused = "";
    mark();
    new EventSource("/live").onmessage = schedule;
    document.addEventListener("visibilitychange", function () {
      if (!document.hidden) schedule();
    });
    // Focus survives a swap where the same link is there again.
    document.body.addEventListener("htmx:beforeSwap", function () {
      var active = document.activeElement;
      focused = (active && active.getAttribute && active.getAttribute("href")) || "";
    });
    document.body.addEventListener("htmx:afterSettle", function () {
      mark();
      tick();
      if (!focused || document.activeElement !== document.body) return;
      var again = Array.prototype.find.call(document.querySelectorAll("#live a[href]"), function (link) {
        return link.getAttribute("href") === focused;
      });
      if (again) again.focus({ preventScroll: true });
    });
  });
})();
