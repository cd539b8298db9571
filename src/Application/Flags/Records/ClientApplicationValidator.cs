using FluentValidation;
using Reporting.Application.Ingestion;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

internal sealed class ClientApplicationValidator : AbstractValidator<ClientApplication>
{
    public ClientApplicationValidator()
    {
        RuleFor(application => application.AppName).Key();
        RuleFor(application => application.Environment).EnvironmentName();
        RuleFor(application => application.SourceInstanceId).Key().OverridePropertyName("InstanceId");
    }
}
