using FluentValidation;
using Reporting.Domain.Flags.Records;

namespace Reporting.Application.Flags.Records;

/// <summary>There is nothing to say beyond the types of its fields.</summary>
internal sealed class PersonalTokenValidator : AbstractValidator<PersonalToken>;
