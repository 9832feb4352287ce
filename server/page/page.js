/*
 * The page of keyturn, alive.  The server renders everything: when it says that
 * something changed (GET /_keyturn/events), the same HTML is asked for again,
 * and what differs is put in place, so that focus, what is open and what is
 * typed stay.  Nothing is made of data here but text.
 */
"use strict";
(() => {
	const said = document.getElementById("said");
	let quiet;

	/* --- speaking: to who sees and who hears --- */

	function say(text) {
		said.textContent = text;
		clearTimeout(quiet);
		quiet = setTimeout(() => { said.textContent = ""; }, 12000);
	}

	/* How each rotation stands, by the secret's name. */
	function states() {
		return new Map([...document.querySelectorAll("[data-state]")]
			.map((e) => [e.dataset.name, e.dataset.state]));
	}

	function sayWhatEnded(before) {
		for (const [name, state] of states())
			if (before.has(name) && before.get(name) !== state)
				say(`The rotation of ${name}: ${state}.`);
	}

	/* --- putting in place what differs --- */

	function takeAttributes(old, now) {
		for (const { name } of [...old.attributes])
			if (!now.hasAttribute(name) && name !== "open")
				old.removeAttribute(name);
		for (const { name, value } of [...now.attributes])
			if (old.getAttribute(name) !== value)
				old.setAttribute(name, value);
	}

	function isSame(a, b) {
		return a && a.nodeName === b.nodeName && (a.id || "") === (b.id || "");
	}

	function takeChildren(old, now) {
		const known = new Map([...old.children].filter((e) => e.id)
			.map((e) => [e.id, e]));
		let at = old.firstChild;

		for (const child of [...now.childNodes]) {
			const twin = child.id ? known.get(child.id) :
				isSame(at, child) ? at : null;

			if (!twin) {
				old.insertBefore(document.importNode(child, true), at);
				continue;
			}
			if (twin !== at)
				old.insertBefore(twin, at);
			else
				at = at.nextSibling;
			take(twin, child);
		}
		while (at) {
			const next = at.nextSibling;
			at.remove();
			at = next;
		}
	}

	/* A value that is shown stays; a button of one says what it does. */
	function take(old, now) {
		if (old.nodeType !== Node.ELEMENT_NODE) {
			if (old.nodeValue !== now.nodeValue)
				old.nodeValue = now.nodeValue;
			return;
		}
		if (old.dataset.keep || old.dataset.do === "value" ||
			old.isEqualNode(now))
			return;
		takeAttributes(old, now);
		takeChildren(old, now);
	}

	/* --- following --- */

	const view = new URLSearchParams(location.search).get("view");
	let last = {}, stale = false, asking = false;

	/* What takes long is asked for less often, and who does not answer. */
	async function refresh() {
		const began = performance.now();
		let rest = 300;

		if (asking || !stale || document.hidden)
			return;
		asking = true;
		stale = false;
		try {
			const answer = await fetch(location.href);
			const page = new DOMParser().parseFromString(
				await answer.text(), "text/html");
			const before = states();
			for (const part of ["nav", "#clock", "main"])
				take(document.querySelector(part),
					page.querySelector(part));
			sayWhatEnded(before);
		} catch {
			stale = true;
			rest = 2000;
		}
		setTimeout(() => { asking = false; refresh(); },
			Math.max(rest, 4 * (performance.now() - began)));
	}

	function renew() {
		stale = true;
		refresh();
	}

	/* Calls change the list of calls alone. */
	function changed(event) {
		const now = JSON.parse(event.data);

		if (now.store !== last.store || now.faults !== last.faults ||
			now.frozen !== last.frozen ||
			(now.frozen && now.now !== last.now) ||
			(view === "calls" && now.calls !== last.calls))
			renew();
		last = now;
	}

	const events = () => {
		const source = new EventSource("/_keyturn/events");

		source.addEventListener("change", changed);
		source.onerror = () => {
			say("keyturn does not answer. This page waits for it.");
			if (source.readyState === EventSource.CLOSED)
				setTimeout(events, 2000);
		};
		source.onopen = () => {
			if (said.textContent.startsWith("keyturn does not answer"))
				say("keyturn is back.");
		};
	};

	/* A clock that runs is not asked every second. */
	setInterval(() => {
		const at = document.querySelector("#clock .now time");

		if (document.querySelector("#clock").dataset.stands || !at)
			return;
		const next = new Date(Date.parse(at.dateTime) + 1000).toISOString();
		at.dateTime = at.title = next;
		at.textContent = next.slice(0, 19).replace("T", " ");
	}, 1000);

	/* --- acting --- */

	/* As who the secret belongs to: account and region of its ARN. */
	function as(arn, service) {
		const [, , , region, account] = arn.split(":");

		return { Authorization: `AWS4-HMAC-SHA256 Credential=${account}/` +
			`20260101/${region}/${service}/aws4_request, ` +
			"SignedHeaders=host, Signature=0" };
	}

	async function ask(method, path, body, headers) {
		const answer = await fetch("/_keyturn/" + path, { method, headers,
			body: body === undefined ? body : JSON.stringify(body) });
		const text = await answer.json();

		if (!answer.ok)
			throw new Error(text.message || text.Message || answer.status);
		return text;
	}

	async function moveClock(from) {
		const { advance, freeze, run } = from.dataset;
		const span = advance || (from.elements && from.elements.advance.value);
		const now = await ask("POST", "clock", freeze ? { freeze: true } :
			run ? { run: true } : { advance: span });
		const n = (now.events || []).length;

		say(`The clock says ${now.now.slice(0, 19).replace("T", " ")}` +
			(now.frozen ? ", frozen" : "") +
			(n ? `; ${n} thing${n > 1 ? "s" : ""} came to pass.` : "."));
	}

	async function rotate({ dataset: { secret } }) {
		await ask("POST", "call/secretsmanager/RotateSecret",
			{ SecretId: secret }, as(secret, "secretsmanager"));
		say("The rotation has begun.");
	}

	async function verify({ dataset: { secret } }) {
		const { values } = await ask("POST",
			"verify/" + encodeURI(secret), {});

		say(values.map((v) => v.label + (v.logs_in ? " logs in" :
			` does not log in (${v.reason})`)).join("; ") + ".");
	}

	function hideValue(button, place) {
		place.textContent = "";
		place.hidden = true;
		button.textContent = "Show value";
		button.setAttribute("aria-expanded", "false");
	}

	async function showValue(button) {
		const { secret, version } = button.dataset;
		const place = document.getElementById("value-" + version);

		if (!place.hidden)
			return hideValue(button, place);
		const value = await ask("POST", "value", { secret, version });
		place.textContent = value.string ??
			`${value.binary} (bytes, as Base64)`;
		place.hidden = false;
		button.textContent = "Hide value";
		button.setAttribute("aria-expanded", "true");
	}

	async function setFault({ elements: { kind, name, action, times } }) {
		const how = Number(times.value) > 0 ?
			{ times: Number(times.value) } : { always: true };
		const fault = await ask("POST", "faults", {
			[kind.value]: name.value, action: action.value, ...how });

		say(`Fault ${fault.id} is set.`);
	}

	async function clearFault({ dataset: { id } }) {
		const { cleared } = await ask("DELETE", "faults" +
			(id ? "/" + id : ""));

		say(cleared === 1 ? "One fault is cleared." :
			`${cleared} faults are cleared.`);
	}

	const acts = { clock: moveClock, rotate, verify, value: showValue,
		fault: setFault, clear: clearFault };

	const busy = new WeakSet();

	async function act(from) {
		if (busy.has(from))
			return;
		busy.add(from);
		try {
			await acts[from.dataset.do](from);
		} catch (e) {
			say(e.message);
		}
		busy.delete(from);
		if (from.dataset.do !== "value")
			renew();
	}

	document.addEventListener("click", (e) => {
		const button = e.target.closest("button[data-do]");

		if (button)
			act(button);
	});
	document.addEventListener("submit", (e) => {
		e.preventDefault();
		act(e.target);
	});
	document.addEventListener("visibilitychange", refresh);
	events();
	/* What a server logs is told by nobody. */
	if (document.getElementById("log"))
		setInterval(renew, 3000);
})();
