package keyturn;

import com.google.gson.FieldNamingPolicy;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonSyntaxException;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** What is below /_keyturn/, by HTTP, past any proxy. */
class Door {
	static final Type OBJECT = new TypeToken<Map<String, Object>>() { }.getType();

	private static final HttpClient http = HttpClient.newBuilder()
		.proxy(HttpClient.Builder.NO_PROXY).build();
	private static final Gson gson = new GsonBuilder()
		.setFieldNamingPolicy(FieldNamingPolicy.LOWER_CASE_WITH_UNDERSCORES)
		.registerTypeAdapter(Instant.class, (JsonDeserializer<Instant>)
			(json, type, context) -> Instant.parse(json.getAsString()))
		.create();

	final String url, account, region;

	Door(String url, String account, String region) {
		this.url = url.replaceFirst("/$", "");
		this.account = account;
		this.region = region;
	}

	static String quoted(String s) {
		return URLEncoder.encode(s, StandardCharsets.UTF_8).replace("+", "%20");
	}

	/** What it answers, from JSON; else Refused, or that nobody answers. */
	<T> T ask(String method, String path, Object in, Type out) {
		var body = in == null ? BodyPublishers.noBody() :
			BodyPublishers.ofString(gson.toJson(in));
		HttpResponse<String> answer = exchange(HttpRequest
			.newBuilder(URI.create(url + "/_keyturn/" + path))
			.header("Authorization", credential()).method(method, body).build());

		if (answer.statusCode() != 200)
			throw refused(answer);
		try {
			return gson.fromJson(answer.body(), out);
		} catch (JsonSyntaxException e) {
			throw new KeyturnException(url + " is no keyturn: " + e.getMessage());
		}
	}

	/* Who asks is in what a signature is said to be good for. */
	private String credential() {
		return "AWS4-HMAC-SHA256 Credential=" + account + "/20260101/" + region +
			"/keyturn/aws4_request, SignedHeaders=host, Signature=" +
			"0".repeat(64);
	}

	private HttpResponse<String> exchange(HttpRequest request) {
		try {
			return http.send(request, BodyHandlers.ofString());
		} catch (IOException e) {
			throw new KeyturnException("cannot reach " + url + ": " + e, e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new KeyturnException("interrupted while " + url +
				" was asked", e);
		}
	}

	private static Refused refused(HttpResponse<String> answer) {
		Map<String, Object> told = Map.of();

		try {
			told = gson.fromJson(answer.body(), OBJECT);
		} catch (JsonSyntaxException e) {
			/* Then the status is all that there is. */
		}
		return new Refused(answer.statusCode(),
			String.valueOf(told.getOrDefault("code", "")),
			String.valueOf(told.getOrDefault("message", answer.body())));
	}
}
