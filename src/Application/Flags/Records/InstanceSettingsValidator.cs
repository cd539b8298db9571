using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class InstanceSettingsValidator : AbstractValidator<InstanceSettings>
{
    public InstanceSettingsValidator()
    {
        RuleFor(settings => settings.SourceInstanceId).Key().OverridePropertyName("InstanceId");
        RuleFor(settings => settings.VersionOss).AtMost(RecordRules.LongestName);
        RuleFor(settings => settings.VersionEnterprise).AtMost(RecordRules.LongestName);
    }
}
