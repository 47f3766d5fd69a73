package dev.zmq.samples.ticker;

import java.io.File;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Debian's Chromium without a window. Nothing is downloaded for it.
 */
final class Browser {

	private static final File CHROMIUM = new File("/usr/bin/chromium");

	private static final File DRIVER = new File("/usr/bin/chromedriver");

	private static final String MISSING = "No Chromium found: install the packages chromium and chromium-driver";

	/** Held here, so that its level is kept. */
	private static final Logger LOGGER = Logger.getLogger("org.openqa.selenium");

	private Browser() {
	}

	/**
	 * Skips the test where there is no Chromium, unless the environment says
	 * {@code ZMQ_INTEROP=required}.
	 */
	static ChromeDriver start(Path profile) {
		boolean present = CHROMIUM.canExecute() && DRIVER.canExecute();
		if (!present && "required".equals(System.getenv("ZMQ_INTEROP"))) {
			throw new IllegalStateException("ZMQ_INTEROP=required, but: " + MISSING);
		}
		assumeTrue(present, MISSING);
		// it warns of a part for the newest Chromium that is not needed here
		LOGGER.setLevel(Level.SEVERE);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(CHROMIUM);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--window-size=1200,900", "--user-data-dir=" + profile);
		return new ChromeDriver(new ChromeDriverService.Builder().usingDriverExecutable(DRIVER).build(), options);
	}

}
