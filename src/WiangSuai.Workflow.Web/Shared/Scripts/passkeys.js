/* Fingerprint, face or the lock of a device in place of a password. The button is hidden where there is no script or the browser cannot. */
const button = document.querySelector("[data-passkey]");

if (button && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  const form = button.closest("form");
  button.hidden = false;
  button.addEventListener("click", async () => {
    const problem = document.querySelector("[data-problem]");
    problem.hidden = true;
    try {
      const answer = await fetch(button.dataset.options, { method: "POST", body: new FormData(form) });
      const publicKey = await answer.json();
      const credential = button.dataset.passkey === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey) });
      form.elements.credential.value = JSON.stringify(credential);
      form.action = button.dataset.send;
      form.submit();
    } catch {
      problem.hidden = false;
    }
  });
}
