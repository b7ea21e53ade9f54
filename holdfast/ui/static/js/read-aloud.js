// Reads the question aloud, by voices on this device only: a voice that would send the words away is never used.
const button = document.querySelector("[data-read-aloud]");
const speech = window.speechSynthesis;

if (button && speech) {
  const language = document.documentElement.lang || "en";
  const voice = () =>
    speech.getVoices().find((each) => each.localService && each.lang.toLowerCase().startsWith(language.slice(0, 2)));
  const offer = () => {
    button.hidden = !voice();
  };
  const words = () =>
    [...document.querySelectorAll("main h1, main [data-aloud], main label, main legend, main .govuk-hint")]
      .filter((each) => each.offsetParent !== null)
      .map((each) => each.textContent.trim())
      .filter(Boolean);

  offer();
  speech.addEventListener("voiceschanged", offer);
  button.addEventListener("click", () => {
    if (speech.speaking) {
      speech.cancel();
      return;
    }
    for (const text of words()) {
      const spoken = new SpeechSynthesisUtterance(text);
      spoken.voice = voice();
      spoken.lang = language;
      speech.speak(spoken);
    }
  });
  window.addEventListener("pagehide", () => speech.cancel());
}
