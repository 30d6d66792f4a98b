"use strict";
// The form works without this script; with it, the report opens below and progress is shown.
(() => {
  const by = (id) => document.getElementById(id);
  const form = by("form"), status = by("status"), progress = by("progress"), frame = by("report");
  const button = form.querySelector("button");
  let shown = "";

  const say = (text, bad) => {
    status.textContent = text;
    status.classList.toggle("bad", Boolean(bad));
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!by("text").value.trim() && !by("file").files.length) {
      say("There is no draft yet: paste one or choose a file.", true);
      by("text").focus();
      return;
    }
    button.disabled = true;
    progress.hidden = false;
    say("Checking …");
    const headers = by("token") ? { Authorization: `Bearer ${by("token").value}` } : {};
    try {
      const answer = await fetch("v1/report", { method: "POST", body: new FormData(form), headers });
      if (!answer.ok) {
        const problem = await answer.json().catch(() => ({}));
        say(`Not checked: ${problem.detail || `the service answered ${answer.status}`}.`, true);
        return;
      }
      if (shown) URL.revokeObjectURL(shown);
      shown = URL.createObjectURL(new Blob([await answer.text()], { type: "text/html" }));
      frame.src = shown;
      frame.hidden = false;
      say("Checked. The report is below.");
      frame.scrollIntoView({ block: "start" });
    } catch {
      say("Not checked: the service cannot be reached.", true);
    } finally {
      button.disabled = false;
      progress.hidden = true;
    }
  });

  for (const [area, input] of [["text", "file"], ["source", "source_file"]]) {
    const field = by(area);
    for (const name of ["dragenter", "dragover"]) {
      field.addEventListener(name, (event) => { event.preventDefault(); field.classList.add("over"); });
    }
    field.addEventListener("dragleave", () => field.classList.remove("over"));
    field.addEventListener("drop", (event) => {
      field.classList.remove("over");
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      by(input).files = event.dataTransfer.files;
      say(`${event.dataTransfer.files[0].name} will be checked.`);
    });
  }
})();
