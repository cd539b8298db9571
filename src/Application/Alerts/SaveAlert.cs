using FluentValidation;
using FluentValidation.Results;
using MediatR;
using Microsoft.Extensions.Options;
using Reporting.Application.Access;
using Reporting.Domain.Alerts;

namespace Reporting.Application.Alerts;

/// <summary>Makes an alert rule or changes it.</summary>
/// <param name="ConfinedTo">The id of the one instance that the caller's token says it acts on; null for all.</param>
internal sealed record SaveAlertCommand(string Name, AlertInput Input, int? ConfinedTo) : IRequest<SaveAlertOutcome>, IAdministrativeAct;

internal abstract record SaveAlertOutcome
{
    public sealed record Saved(Alert Alert, bool Created) : SaveAlertOutcome;

    public sealed record Refused(IReadOnlyList<ValidationFailure> Faults) : SaveAlertOutcome;

    /// <summary>The caller's token is bound to another instance.</summary>
    public sealed record BeyondCaller(string InstanceKey) : SaveAlertOutcome;
}

internal sealed class SaveAlertValidator : AbstractValidator<SaveAlertCommand>
{
    public SaveAlertValidator()
    {
        RuleFor(command => command.Name).Must(AlertInputValidator.IsName).WithMessage("must match ^[a-z0-9][a-z0-9-]{0,62}$");
        RuleFor(command => command.Input).SetValidator(new AlertInputValidator()).OverridePropertyName("");
    }
}

internal sealed class SaveAlertHandler(IAlertRepository alerts, AlertContext context, IOptions<AlertOptions> options) : IRequestHandler<SaveAlertCommand, SaveAlertOutcome>
{
    public async Task<SaveAlertOutcome> Handle(SaveAlertCommand request, CancellationToken cancellationToken)
    {
        var (instance, faults) = await context.CheckAsync(request.Input, cancellationToken);
        if (request.ConfinedTo is { } own && instance?.Id != own)
        {
            return new SaveAlertOutcome.BeyondCaller(request.Input.Instance!);
        }

        if (faults.Count > 0)
        {
            return new SaveAlertOutcome.Refused(faults);
        }

        return await alerts.SaveAsync(request.Input.ToRule(request.Name, instance!.Id), options.Value.MaxRules, cancellationToken) switch
        {
            { Alert: { } alert } saving => new SaveAlertOutcome.Saved(alert, saving.Created),
            { OtherInstance: { } other } => request.ConfinedTo is null
                ? Refuse(nameof(request.Name), $"is the name of a rule of the instance {other}")
                : Refuse(nameof(request.Name), "is the name of a rule of another instance"),
            _ => Refuse(nameof(AlertInput.Instance), $"has {options.Value.MaxRules} rules, as many as it may"),
        };
    }

    private static SaveAlertOutcome.Refused Refuse(string field, string message) => new([new ValidationFailure(field, message)]);
}
