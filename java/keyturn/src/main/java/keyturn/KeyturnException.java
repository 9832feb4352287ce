package keyturn;

/** All that may go wrong. */
public class KeyturnException extends RuntimeException {
	private static final long serialVersionUID = 1;

	public KeyturnException(String message) {
		super(message);
	}

	public KeyturnException(String message, Throwable cause) {
		super(message, cause);
	}
}
