using FluentValidation;
using Reporting.Domain.Network.Records;

namespace Reporting.Application.Network.Records;

/// <summary>There is nothing to say beyond the types of its fields.</summary>
internal sealed class ApiTokenValidator : AbstractValidator<ApiToken>;
