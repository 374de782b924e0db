// On a page that says why it shows nothing: asks again until the answer is another one, so that nobody goes on looking at
// a refusal that is over. Somebody who follows the link to a monitor that was pushed a second ago sees it come.
(function () {
  "use strict";

  var PACE = 3000;
  var main = document.querySelector("main");

  function later() {
    setTimeout(look, PACE);
  }

  function look() {
    fetch(location.href, { method: "HEAD", cache: "no-store", redirect: "manual" }).then(function (answer) {
      if (String(answer.status) === main.getAttribute("data-status")) later();
      else location.reload();
    }, later);
  }

  document.querySelector(".live-state").hidden = false;
  later();
})();
