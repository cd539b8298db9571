using Reporting.Api.Dialects;

namespace Reporting.Api.Unleash;

internal sealed class SpeaksUnleashAttribute : SpeaksAttribute<UnleashDialect>;
