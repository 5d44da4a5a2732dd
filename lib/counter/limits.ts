/** One HTTP answer, from the connection to the last byte, in milliseconds. */
export const HTTP_TIMEOUT_MS = 1_000;

/** One command in a container. Longer than HTTP's, since the kubelet and the runtime first start a process. */
export const EXEC_TIMEOUT_MS = 3_000;

/** The most that is read of any answer or file. What is longer is no counter. */
export const ANSWER_BYTES_MAX = 64 * 1024;

/** The most that is read of an answer's headers. */
export const HEADER_BYTES_MAX = 16 * 1024;

/** Requests and commands under way at once, over all pods. */
export const IN_FLIGHT_MAX = 16;

/** Of these, commands in containers: they cost the API server and the kubelet much, and must not keep the quick ones waiting. */
export const COMMANDS_IN_FLIGHT_MAX = 4;

/** And of these, questions to pods that did not answer in time when they were last asked: however many hang, the others get their turn. */
export const SLOW_IN_FLIGHT_MAX = 4;

/** How often a pod is asked at most, by who looks. */
export const BOARD_PERIOD_MS = 2_000;
export const FLEET_PERIOD_MS = 10_000;

/** How often at most a command runs in a pod for its counter, and for its name. */
export const EXEC_PERIOD_MS = 10_000;
export const EXEC_LOOKUP_PERIOD_MS = 30_000;

/** A pod that fails is asked again after growing pauses, up to this. */
export const PAUSE_MAX_MS = 30_000;

/** Pauses are lengthened by up to this share at random, so that pods are not asked in step. */
export const JITTER = 0.1;

/** One question to one of the cluster's DNS servers, and how often each is asked before none answers. */
export const DNS_TIMEOUT_MS = 500;
export const DNS_TRIES = 2;

/** While no DNS server answers, how often at most one question finds out whether one does again; all others are not even sent. */
export const DNS_RETRY_MS = 1_000;

/** What is kept of one answer: a pod's name has an address or two, and a set has as many targets as pods. */
export const ADDRESSES_MAX = 32;
export const SRV_TARGETS_MAX = 1_000;

/** Questions to DNS under way at once, over all names. Apart from those to pods, so that pods that hang keep no name waiting. */
export const DNS_IN_FLIGHT_MAX = 16;

/**
 * A name that is missing is asked this often, so that it is known how long it was; all of them together no more often than so many times a second,
 * and each for so long. Then it is asked as usual.
 */
export const QUICK_NAME_MS = 500;
export const QUICK_NAMES_PER_SECOND = 32;
export const QUICK_NAMES_FOR_MS = 60_000;

/** Two answers of a name further apart than this were not watched: what happened in between is not known. */
export const WATCHED_MS = 5_000;

/** A name's answer serves all who ask within this time: the counter's reader and the DNS check ask together. */
export const LOOKUP_SHARED_MS = 1_000;

/** Less for the DNS check, which is to ask anew each QUICK_NAME_MS. */
export const NAME_SHARED_MS = 400;

/** Names whose earlier lives' readings are kept, and of which it is known for how long they were missing. */
export const EARLIER_NAMES_MAX = 5_000;

/** Pods that nobody looks at now, but whose last reading and pace are kept for when somebody does again. */
export const PARKED_PODS_MAX = 1_000;

/** Plain text longer than this is not searched for a lone number. */
export const GUESS_CHARACTERS_MAX = 4 * 1024;

/** Steps (program size × characters) that matching a pattern may cost; some 50 ms. */
export const PATTERN_STEPS_MAX = 4_000_000;

/** How much of a file is read: less than a pipe holds, so that the command always ends. In a search, of each file. */
export const FILE_BYTES_MAX = 32 * 1024;
export const SEARCHED_BYTES_MAX = 1024;

/** Files that are tried when no annotation says where the counter is; and without a shell, where each costs a command of its own. */
export const CANDIDATE_FILES_MAX = 48;
export const CANDIDATE_FILES_WITHOUT_SHELL_MAX = 8;

/** Pods whose resolv.conf is read to learn the cluster's domain, before it is left unknown. */
export const DOMAIN_TRIES_MAX = 3;
