package keyturn;

/** keyturn answered no: an error of AWS's, or one of its own. */
public class Refused extends KeyturnException {
	private static final long serialVersionUID = 1;

	private final int status;
	private final String code;

	Refused(int status, String code, String message) {
		super(message);
		this.status = status;
		this.code = code;
	}

	public int status() {
		return status;
	}

	public String code() {
		return code;
	}
}
