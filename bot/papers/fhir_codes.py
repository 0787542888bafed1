"""The value sets a FHIR export uses, and how our codes map to them: the library's models do not check any of it.

Sources: FHIR R4 (4.0.1), Gravity SDOH Clinical Care 3.0.0, TWSS Base 0.0.1 (shared/standards.md d.2 to d.5). Names
only: no conformance to any profile is claimed.
"""

from collections.abc import Mapping

from referral.ticket import (
    ACKED,
    ACTIVE,
    ASSIGNED,
    CLOSED,
    CONTACTED,
    DONE,
    DRAFT,
    DROPPED,
    FOLLOWUP,
    HANDED,
    MERGED,
    NEW,
    REFERRED,
    REOPENED,
    UNREACHED,
    VOID,
)

TASK_STATUS = frozenset(
    {
        "draft",
        "requested",
        "received",
        "accepted",
        "rejected",
        "ready",
        "cancelled",
        "in-progress",
        "on-hold",
        "failed",
        "completed",
        "entered-in-error",
    }
)
REFERRAL_TASK_STATUS = TASK_STATUS - {"received", "ready"}  # Gravity leaves these two out
NEEDS_REASON = frozenset({"rejected", "cancelled", "on-hold", "failed"})  # statusReason.text
SERVICE_REQUEST_STATUS = frozenset(
    {"draft", "active", "on-hold", "revoked", "completed", "entered-in-error", "unknown"}
)
INTENT = frozenset({"order", "filler-order"})
PRIORITY = frozenset({"routine", "urgent", "asap", "stat"})
COMMUNICATION_STATUS = frozenset({"completed", "not-done", "in-progress"})
CONSENT_STATUS = frozenset({"active", "inactive"})
REQUEST_STATUS_OF: Mapping[str, str] = {
    DRAFT: "draft",
    NEW: "active",
    ACKED: "active",
    CONTACTED: "active",
    ASSIGNED: "active",
    ACTIVE: "active",
    REFERRED: "active",
    HANDED: "active",
    FOLLOWUP: "active",
    REOPENED: "active",
    UNREACHED: "on-hold",
    DONE: "completed",
    CLOSED: "completed",
    VOID: "revoked",
    MERGED: "revoked",
    DROPPED: "revoked",
}
PRIORITY_OF: Mapping[str, str] = {"U0": "stat", "U1": "asap", "U2": "urgent", "U3": "routine", "U4": "routine"}
# TWSS service-case-status, as it would call our state.
TWSS_OF: Mapping[str, tuple[str, str]] = {
    DRAFT: ("10", "暫存"),
    NEW: ("1", "待派案"),
    REOPENED: ("1", "待派案"),
    ACKED: ("3", "處理中"),
    CONTACTED: ("3", "處理中"),
    ASSIGNED: ("3", "處理中"),
    UNREACHED: ("3", "處理中"),
    ACTIVE: ("12", "提供服務"),
    REFERRED: ("3", "處理中"),
    HANDED: ("5", "後追"),
    FOLLOWUP: ("5", "後追"),
    DONE: ("13", "已完成/結案"),
    CLOSED: ("13", "已完成/結案"),
    VOID: ("14", "不開案"),
    MERGED: ("14", "不開案"),
    DROPPED: ("14", "不開案"),
}
# TWSS referral-handling-status of a referral task.
HANDLING_OF: Mapping[str, tuple[str, str]] = {
    "requested": ("pending", "轉介等待中"),
    "accepted": ("accepted", "受案"),
    "in-progress": ("accepted", "受案"),
    "rejected": ("not-accepted", "不受案"),
    "cancelled": ("returned", "退回"),
    "completed": ("completed", "轉介完成"),
    "failed": ("failed", "轉介失敗"),
    "on-hold": ("pending", "轉介等待中"),
    "draft": ("pending", "轉介等待中"),
}
# Gravity's categories for what has one; child protection, elder care, disability and bereavement have none there.
CATEGORY_OF: Mapping[str, str] = {
    "DV": "intimate-partner-violence",
    "EA": "elder-abuse",
    "EMO": "stress",
    "CAR": "stress",
    "LON": "social-connection",
    "COM": "social-connection",
    "ACT": "social-connection",
    "ILL": "medical-cost-burden",
    "POV": "financial-insecurity",
    "JOB": "employment-status",
    "HOU": "inadequate-housing",
    "YOU": "educational-attainment",
    "COR": "incarceration-status",
    "MIG": "language-access",
}
NO_CATEGORY = "sdoh-category-unspecified"
# HL7 v3 RoleCode of whoever asks, seen from whom it is about.
RELATION_OF: Mapping[str, str] = {
    "grandchild": "GRPRN",
    "child": "PRN",
    "parent": "CHILD",
    "spouse": "SPS",
    "grandparent": "GRNDCHILD",
    "sibling": "SIB",
    "friend": "FRND",
    "neighbour": "NBOR",
}
ANYBODY = "O"  # contact role: other
# What a task asks, in Gravity's and our own words.
TASK_CODE_OF: Mapping[str, str] = {
    "referral": "fulfill",
    "transfer": "fulfill",
    "follow_up": "complete-questionnaire",
    "cowork": "fulfill",
    "volunteer": "fulfill",
    "visit": "make-contact",
    "report": "fulfill",
    "sign": "approve",
    "notice": "general-information",
}
SYSTEMS: Mapping[str, str] = {
    "concern": "urn:linli:concern",
    "state": "urn:linli:state",
    "number": "urn:linli:number",
    "category": "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes",
    "task": "http://hl7.org/fhir/CodeSystem/task-code",
    "patient-task": "http://hl7.org/fhir/us/sdoh-clinicalcare/CodeSystem/SDOHCC-CodeSystemTemporaryCodes",
    "role": "http://terminology.hl7.org/CodeSystem/v3-RoleCode",
    "act": "http://terminology.hl7.org/CodeSystem/v3-ActCode",
    "scope": "http://terminology.hl7.org/CodeSystem/consentscope",
    "case-status": "https://sfaa.gov.tw/base/CodeSystem/service-case-status",
    "handling": "https://sfaa.gov.tw/base/CodeSystem/referral-handling-status",
}
