package keyturn;

/** The last rotation of a secret did not succeed; or there was none. */
public class RotationFailed extends KeyturnException {
	private static final long serialVersionUID = 1;

	private final transient Rotations rotations;

	RotationFailed(Rotations rotations) {
		super("the rotation of " + rotations.secret + ": " + rotations.outcome +
			(rotations.reason == null ? "" : ": " + rotations.reason));
		this.rotations = rotations;
	}

	public Rotations rotations() {
		return rotations;
	}
}
